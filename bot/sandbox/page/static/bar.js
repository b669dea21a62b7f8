import { advance, reach } from './post.js';
import { current, say } from './words.js';

// Bar is the clock and the switch above the chats.
export class Bar {
  #status;
  #problem = '';
  #day = document.getElementById('day');
  #time = document.getElementById('time');
  #telegram = document.getElementById('telegram');
  #reach = document.getElementById('reach');
  #steps = [...document.querySelectorAll('[data-step]')];

  constructor() {
    this.#telegram.addEventListener('click', async () => {
      this.#problem = await reach(!this.#status?.reachable);
      this.relabel();
    });
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
    this.relabel();
  }

  relabel() {
    const status = this.#status;
    if (!status) return;
    const day = new Date(`${status.day}T12:00:00Z`);
    this.#day.textContent = new Intl.DateTimeFormat(current() === 'en' ? 'en-GB' : 'vi', {
      weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC',
    }).format(day);
    this.#time.textContent = status.time;
    this.#time.dateTime = `${status.day}T${status.time}`;
    this.#telegram.setAttribute('aria-checked', String(status.reachable));
    const words = [say(status.reachable ? 'reachable' : 'away')];
    if (status.pending > 0) words.push(say('pending', { n: status.pending }));
    const text = this.#problem ? say(this.#problem) : words.join(' · ');
    if (this.#reach.textContent !== text) this.#reach.textContent = text;
  }
}
