import { fillMessage } from './message.js';
import { day } from './words.js';

const near = 80; // pixels from the end within which the log follows what comes

// Log is the list of messages of a chat.
export class Log {
  #list;
  #phone;
  #items = new Map(); // by the entry's place in the chat
  #messages = new Map(); // by the message's id
  #days = [];
  #day = '';

  constructor(list, phone) {
    this.#list = list;
    this.#phone = phone;
    this.#sizes.observe(list);
    list.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  // What comes, grows (a picture, say) or shrinks keeps the end in view, unless somebody has scrolled up to read. The
  // observer tells of it once a frame, however many messages come at once.
  #follows = true;
  #top = 0;
  #sizes = new ResizeObserver(() => this.#follows && this.toEnd());

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#list;
    if (scrollHeight - scrollTop - clientHeight < near) this.#follow(true);
    else if (scrollTop < this.#top) this.#follow(false);
    this.#top = scrollTop;
  }

  get atEnd() {
    return this.#follows;
  }

  #follow(whether) {
    if (this.#follows === whether) return;
    this.#follows = whether;
    this.#phone.scrolled();
  }

  put(entry) {
    const known = this.#items.get(entry.index);
    if (entry.deleted) {
      if (known) this.#sizes.unobserve(known);
      known?.remove();
      this.#items.delete(entry.index);
      return;
    }
    const item = known ?? document.createElement('div');
    const focused = known?.contains(document.activeElement) ? document.activeElement : null;
    fillMessage(item, entry, this.#phone);
    if (!known) {
      this.#heading(entry.day);
      this.#list.append(item);
      this.#sizes.observe(item);
      this.#items.set(entry.index, item);
      this.#messages.set(entry.message, item);
    } else if (focused) {
      this.#refocus(item, focused);
    }
    if (!known && !entry.bot) this.#follow(true);
  }

  // refocus keeps the keyboard where it was when a message under it changes.
  #refocus(item, was) {
    const buttons = [...item.querySelectorAll('.buttons .button')];
    const same = buttons.find((b) => b.textContent === was.textContent) ?? buttons[0];
    (same ?? this.#list).focus({ preventScroll: true });
  }

  #heading(date) {
    if (date === this.#day) return;
    this.#day = date;
    const item = document.createElement('div');
    item.className = 'day';
    item.dataset.day = date;
    this.#days.push(item);
    this.#list.append(item);
    this.relabel();
  }

  relabel() {
    for (const item of this.#days) item.textContent = day(item.dataset.day);
  }

  // mark shows which buttons wait for an answer.
  mark(waiting) {
    for (const b of this.#list.querySelectorAll('.button[aria-busy]')) b.removeAttribute('aria-busy');
    for (const { message, text } of waiting) {
      for (const b of this.#messages.get(message)?.querySelectorAll('.button') ?? []) {
        if (b.dataset.data === text) b.setAttribute('aria-busy', 'true');
      }
    }
  }

  toEnd() {
    this.#follow(true);
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}
