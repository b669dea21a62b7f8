import { Menu } from './menu.js';
import { say } from './words.js';

// Composer is what stands under the messages: the text field, files, the command menu and the bot's keys.
export class Composer {
  #root;
  #phone;
  #text;
  #keys;
  #menu;
  #hint = '';

  constructor(root, phone) {
    this.#root = root;
    this.#phone = phone;
    this.#text = root.querySelector('textarea');
    this.#keys = root.querySelector('.keys');
    this.#menu = new Menu(root, this.#text, phone.send);
    this.#listen();
    this.#takeFiles();
  }

  #listen() {
    this.#root.querySelector('form').addEventListener('submit', (e) => {
      e.preventDefault();
      this.#send();
    });
    this.#text.addEventListener('keydown', (e) => {
      if (e.key !== 'Enter' || e.shiftKey || e.isComposing) return;
      e.preventDefault();
      this.#send();
    });
    // A long chat has many buttons between its messages and the text field.
    this.#root.querySelector('.log').addEventListener('keydown', (e) => e.key === 'Escape' && this.#text.focus());
    this.#text.addEventListener('input', () => {
      if (!this.#text.value.trim()) this.#text.value = ''; // a blank field keeps its one line and its hint
      this.#menu.suggest(this.#text.value);
    });
  }

  async #send() {
    const text = this.#text.value.trim();
    this.#menu.close();
    if (!text) return;
    this.#text.value = '';
    if (!(await this.#phone.send(text)) && !this.#text.value) this.#text.value = text;
  }

  #takeFiles() {
    const chooser = this.#root.querySelector('input[type=file]');
    this.#root.querySelector('.attach').addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => {
      for (const file of chooser.files) this.#phone.attach(file);
      chooser.value = '';
    });
    const drop = this.#root.querySelector('.drop');
    this.#root.addEventListener('dragover', (e) => (drop.hidden = !e.dataTransfer.types.includes('Files')));
    this.#root.addEventListener('dragleave', (e) => {
      if (!this.#root.contains(e.relatedTarget)) drop.hidden = true;
    });
    this.#root.addEventListener('drop', (e) => {
      drop.hidden = true;
      for (const file of e.dataTransfer.files) this.#phone.attach(file);
    });
  }

  setMenu(commands) {
    this.#menu.set(commands);
  }

  setKeys({ rows, hint }) {
    this.#hint = hint;
    this.#keys.hidden = !rows;
    this.#keys.replaceChildren(...(rows ?? []).map((row) => {
      const line = document.createElement('div');
      line.append(...row.map((label) => {
        const key = document.createElement('button');
        key.type = 'button';
        key.textContent = label;
        key.addEventListener('click', () => this.#phone.send(label));
        return key;
      }));
      return line;
    }));
    this.relabel();
  }

  relabel() {
    this.#text.placeholder = this.#hint || say('write');
  }
}
