import { alertWith } from './dialogs.js';
import { advance, reach } from './post.js';
import { day, say } from './words.js';

// Bar is the clock and the switch above the chats.
export class Bar {
  #status;
  #problem = '';
  #day = document.getElementById('day');
  #time = document.getElementById('time');
  #muted = document.getElementById('muted');
  #telegram = document.getElementById('telegram');
  #reach = document.getElementById('reach');
  #steps = [...document.querySelectorAll('[data-step]')];

  constructor() {
    this.#telegram.addEventListener('click', async () => {
      this.#problem = await reach(!this.#status?.reachable);
      this.relabel();
    });
    this.#muted.addEventListener('click', () => alertWith(say('muted_why')));
    for (const step of this.#steps) step.addEventListener('click', () => this.#advance(step));
  }

  async #advance(step) {
    if (this.#steps.some((s) => s.getAttribute('aria-busy') === 'true')) return;
    step.setAttribute('aria-busy', 'true');
    this.#problem = await advance(step.dataset.step);
    step.removeAttribute('aria-busy');
    this.relabel();
  }

  show(status) {
    this.#status = status;
    this.#problem = '';
    this.relabel();
  }

  relabel() {
    const status = this.#status;
    if (!status) return;
    this.#day.textContent = day(status.day);
    this.#time.textContent = status.time;
    this.#time.dateTime = `${status.day}T${status.time}`;
    this.#muted.hidden = !status.muted;
    this.#telegram.setAttribute('aria-checked', String(status.reachable));
    const words = [status.reachable ? say(status.polled ? 'reachable' : 'returning') : say('away')];
    if (status.pending > 0) words.push(say('pending', { n: status.pending }));
    const text = this.#problem ? say(this.#problem) : words.join(' · ');
    if (this.#reach.textContent !== text) this.#reach.textContent = text;
  }
}
