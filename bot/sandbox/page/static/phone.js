import { Composer } from './composer.js';
import { Log } from './log.js';
import { alertWith, enlarge } from './dialogs.js';
import { attach, press, sendMade, write } from './post.js';
import { fillTries } from './tries.js';
import { label, say } from './words.js';

const toastLife = 3500; // milliseconds
const actionLife = 6000; // Telegram shows an action for five seconds
const pressLife = 150; // seconds in which a press can be answered

// Phone is one person's chat.
export class Phone {
  live = false; // what comes is news, not what was there
  onNews = () => {};
  unread = 0;

  #index;
  #place;
  #log;
  #composer;
  #last = -1; // the last entry's place
  #waiting = new Map(); // by the press's id
  #timers = {};

  constructor(index, { role, place }, seen) {
    this.#index = index;
    this.role = role;
    this.#place = place;
    this.seen = seen ?? -1;
    this.root = document.getElementById('phone-template').content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${index}`;
    this.root.dataset.role = role;
    this.#log = new Log(this.#part('.log'), this);
    this.#composer = new Composer(this.root, this);
    fillTries(this.#part('.tries'), this, say);
    this.#part('.end').addEventListener('click', () => {
      this.#log.toEnd();
      this.#part('.log').focus();
    });
    this.relabel();
  }

  #part(selector) {
    return this.root.querySelector(selector);
  }

  relabel() {
    label(this.root);
    const who = say(this.role);
    this.#part('h2').textContent = who;
    this.#part('.face').textContent = who.split(/[ -]/, 2).map((w) => w[0].toUpperCase()).join('');
    this.#part('.place').textContent = this.#place || say('all_units');
    this.root.setAttribute('aria-label', say('chat', { role: who }));
    this.#part('.log').setAttribute('aria-label', say('messages', { role: who }));
    this.#composer.relabel();
    this.#log.relabel();
    this.#showUnread();
  }

  // take shows an entry of the chat, new or changed.
  take(entry) {
    const known = entry.index <= this.#last;
    this.#last = Math.max(this.#last, entry.index);
    if (entry.kind === 'press') this.#begin(entry);
    if (entry.kind === 'toast') this.#end(entry);
    if (entry.kind === 'action' && this.live) this.#act(entry.text);
    if (entry.kind !== 'message') return;
    this.#log.put(entry);
    if (entry.bot) this.#act('');
    if (this.#waiting.size > 0) this.#log.mark(this.#waiting.values());
    if (known || !this.live && this.seen < 0) return;
    if (entry.bot && entry.index > this.seen) this.unread += 1;
    if (this.live) this.#news();
  }

  // goLive ends the sending of what was there before. Who was reading above before the line broke reads on there.
  goLive() {
    this.live = true;
    if (this.seen < 0) this.seen = this.#last;
    if (this.atEnd) this.#log.toEnd();
    this.#news();
  }

  #news() {
    this.#showUnread();
    this.onNews();
  }

  // atEnd says whether the newest messages are in view.
  get atEnd() {
    return this.#log.atEnd;
  }

  scrolled() {
    this.#part('.end').hidden = this.atEnd;
    this.onNews();
  }

  readAll() {
    this.seen = this.#last;
    this.unread = 0;
    this.#showUnread();
  }

  #showUnread() {
    const mark = this.#part('header > .unread');
    mark.hidden = this.unread === 0;
    if (!mark.hidden) mark.replaceWith(this.badge());
  }

  badge() {
    const mark = document.createElement('span');
    mark.className = 'unread';
    mark.role = 'img';
    mark.textContent = this.unread;
    mark.setAttribute('aria-label', say('unread', { n: this.unread }));
    return mark;
  }

  #begin(entry) {
    if (entry.age >= pressLife) return;
    this.#waiting.set(entry.press, entry);
    setTimeout(() => this.#end({ ...entry, text: '' }), (pressLife - entry.age) * 1000);
    this.#log.mark(this.#waiting.values());
  }

  #end(entry) {
    this.#waiting.delete(entry.press);
    this.#log.mark(this.#waiting.values());
    if (!this.live || !entry.text) return;
    if (entry.alert) alertWith(entry.text);
    else this.#toast(entry.text);
  }

  #toast(text) {
    const toast = this.#part('.toast');
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.#timers.toast);
    this.#timers.toast = setTimeout(() => (toast.hidden = true), toastLife);
  }

  // act shows what the bot is doing, "" for nothing.
  #act(action) {
    const doing = this.#part('.doing');
    doing.hidden = !action;
    this.#part('.place').hidden = Boolean(action);
    doing.textContent = action ? say(action.startsWith('upload') ? 'uploading' : 'typing') : '';
    clearTimeout(this.#timers.action);
    if (action) this.#timers.action = setTimeout(() => this.#act(''), actionLife);
  }

  setMenu(commands) {
    this.#composer.setMenu(commands ?? []);
  }

  setKeys(keys) {
    this.#composer.setKeys(keys);
  }

  // What a person does here; each tells whether it worked.

  send = (text) => this.#tell(write(this.#index, text));
  sendMade = (name) => this.#tell(sendMade(this.#index, name));
  attach = (file) => this.#tell(attach(this.#index, file));

  press = (message, data) => {
    for (const w of this.#waiting.values()) if (w.message === message && w.text === data) return false;
    return this.#tell(press(this.#index, message, data));
  };

  copy = (text) => navigator.clipboard.writeText(text).then(
    () => this.#toast(say('copied')),
    () => this.#toast(say('failed')),
  );

  enlarge = (address) => enlarge(address);
  fileAddress = (file) => `phones/${this.#index}/files/${file.id}`;

  async #tell(asked) {
    const problem = await asked;
    if (problem) this.#toast(say(problem));
    return !problem;
  }
}
