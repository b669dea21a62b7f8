import { say } from './words.js';

// Tabs know which chat is being looked at, and what of the others is unread. On a narrow screen they choose the one
// that is shown.
export class Tabs {
  #list;
  #phones = [];
  #tabs = [];
  #active = 0;
  #run = '';

  constructor(list) {
    this.#list = list;
    list.addEventListener('keydown', (e) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!by) return;
      e.preventDefault();
      this.#activate((this.#active + by + this.#phones.length) % this.#phones.length);
      this.#tabs[this.#active].focus();
    });
    document.addEventListener('visibilitychange', () => this.#activate(this.#active));
  }

  // read is how many entries of a chat were seen before the page was loaded again.
  read(run, phone) {
    const kept = JSON.parse(sessionStorage.getItem('seen') ?? '{}');
    return kept.run === run ? kept.seen[phone] : undefined;
  }

  show(run, phones) {
    this.#run = run;
    this.#phones = phones;
    this.#tabs = phones.map((phone, i) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.role = 'tab';
      tab.id = `tab-${i}`;
      tab.setAttribute('aria-controls', phone.root.id);
      tab.addEventListener('click', () => this.#activate(i));
      for (const name of ['focusin', 'pointerdown', 'drop']) phone.root.addEventListener(name, () => this.#activate(i));
      phone.onNews = () => this.#news();
      return tab;
    });
    this.#list.replaceChildren(...this.#tabs);
    this.#activate(0);
  }

  #activate(i) {
    this.#active = i;
    this.#phones.forEach((phone, n) => phone.root.classList.toggle('active', n === i));
    this.#news();
  }

  // news counts again what is unread: nothing of the chat whose newest messages are being looked at.
  #news() {
    const looked = this.#phones[this.#active];
    if (looked?.atEnd && !document.hidden) looked.readAll();
    sessionStorage.setItem('seen', JSON.stringify({ run: this.#run, seen: this.#phones.map((p) => p.seen) }));
    this.relabel();
  }

  relabel() {
    let all = 0;
    this.#phones.forEach((phone, i) => {
      all += phone.unread;
      const tab = this.#tabs[i];
      tab.textContent = say(`tab_${phone.role}`);
      tab.setAttribute('aria-selected', String(i === this.#active));
      tab.tabIndex = i === this.#active ? 0 : -1;
      if (phone.unread > 0) tab.append(phone.badge());
    });
    document.title = all > 0 ? `(${all}) motcua` : 'motcua';
  }
}
