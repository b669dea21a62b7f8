import { Bar } from './bar.js';
import { alertWith } from './dialogs.js';
import { Phone } from './phone.js';
import { Tabs } from './tabs.js';
import { speak } from './post.js';
import { choose, current, onChange, preferred, say, use } from './words.js';

// change has the page and, as each person would by /language, the chats in a language.
async function change(language) {
  await choose(language);
  const problem = await speak(language);
  if (problem) alertWith(say(problem));
}

const bar = new Bar();
const tabs = new Tabs(document.querySelector('.tabs'));
const lost = document.getElementById('lost');
let phones = [];
let run = '';

// start shows the chats of a run of the program; the same run after a break goes on as it was.
function start(hello) {
  lost.hidden = true;
  for (const phone of phones) phone.live = false;
  if (hello.run === run) return;
  run = hello.run;
  phones = hello.phones.map((p, i) => new Phone(i, p, tabs.read(run, i)));
  document.getElementById('phones').replaceChildren(...phones.map((p) => p.root));
  tabs.show(run, phones);
}

const events = new EventSource('events');
const on = (name, f) => events.addEventListener(name, (e) => f(JSON.parse(e.data)));
on('hello', start);
on('entry', (entry) => phones[entry.phone].take(entry));
on('menu', (menu) => phones[menu.phone].setMenu(menu.commands));
on('keyboard', (keys) => phones[keys.phone].setKeys(keys));
on('status', (status) => bar.show(status));
on('live', () => {
  for (const phone of phones) phone.goLive();
  document.body.dataset.live = 'true';
});
events.addEventListener('error', () => {
  lost.hidden = false;
});

// A file dropped beside a chat must not make the browser leave the page; text can be dropped into a field as ever.
for (const name of ['dragover', 'drop']) {
  document.addEventListener(name, (e) => e.dataTransfer.types.includes('Files') && e.preventDefault());
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => change(button.dataset.language).catch(() => alertWith(say('failed'))));
}
onChange(() => {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === current()));
  }
  bar.relabel();
  tabs.relabel();
  for (const phone of phones) phone.relabel();
});
use(preferred());
