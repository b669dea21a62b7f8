// Menu is the list of the bot's commands over the text field.
export class Menu {
  #button;
  #list;
  #text;
  #send;
  #commands = [];

  constructor(root, text, send) {
    this.#button = root.querySelector('.commands');
    this.#list = root.querySelector('.menu');
    this.#text = text;
    this.#send = send;
    this.#button.addEventListener('click', () => {
      if (!this.#list.hidden) return this.close();
      this.#show(this.#commands);
      this.#list.querySelector('button')?.focus();
    });
    root.addEventListener('keydown', (e) => {
      if (e.key !== 'Escape' || this.#list.hidden) return;
      this.close();
      (e.target === this.#text ? this.#text : this.#button).focus();
    });
    this.#list.addEventListener('keydown', (e) => this.#move(e));
    text.addEventListener('keydown', (e) => {
      if (e.key === 'ArrowUp' && !this.#list.hidden) {
        e.preventDefault();
        this.#list.querySelector('li:last-child button')?.focus();
      }
    });
    document.addEventListener('pointerdown', (e) => {
      if (!this.#list.contains(e.target) && !this.#button.contains(e.target)) this.close();
    });
    root.addEventListener('focusout', (e) => {
      const to = e.relatedTarget;
      if (to && to !== this.#text && to !== this.#button && !this.#list.contains(to)) this.close();
    });
  }

  set(commands) {
    this.#commands = commands;
    if (!this.#list.hidden) this.#show(commands);
  }

  // suggest offers the commands that begin as what is being typed.
  suggest(typed) {
    const found = /^\/[a-z0-9_]*$/.test(typed) ? this.#commands.filter((c) => `/${c.name}`.startsWith(typed)) : [];
    if (found.length > 0) this.#show(found);
    else this.close();
  }

  #show(commands) {
    this.#list.replaceChildren(...commands.map((command) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const name = document.createElement('b');
      name.textContent = `/${command.name}`;
      const what = document.createElement('span');
      what.textContent = command.description;
      button.append(name, ' ', what);
      button.addEventListener('click', () => {
        this.close();
        this.#text.value = '';
        this.#text.focus();
        this.#send(name.textContent);
      });
      item.append(button);
      return item;
    }));
    this.#list.hidden = commands.length === 0;
    this.#button.setAttribute('aria-expanded', String(!this.#list.hidden));
  }

  close() {
    this.#list.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #move(e) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!by) return;
    e.preventDefault();
    const buttons = [...this.#list.querySelectorAll('button')];
    const next = buttons.indexOf(document.activeElement) + by;
    (buttons[next] ?? (next < 0 ? buttons.at(-1) : this.#text)).focus();
  }
}
