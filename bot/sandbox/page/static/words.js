// The page's own words, in the language chosen here; what the bot says has its own.

let language = 'vi';
let words = {};
const listeners = [];

export const current = () => language;

// say is a word with its {placeholders} filled.
export const say = (name, values = {}) =>
  (words[name] ?? name).replace(/\{([a-z]+)\}/g, (whole, key) => values[key] ?? whole);

// day is a date such as "2024-06-30" with its day of the week.
export const day = (date) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi', {
  weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC',
}).format(new Date(`${date}T12:00:00Z`));

// label puts words into an element and all below it that ask for some.
export function label(root) {
  for (const e of root.querySelectorAll('[data-word]')) e.textContent = say(e.dataset.word);
  for (const e of root.querySelectorAll('[data-label]')) {
    e.setAttribute('aria-label', say(e.dataset.label));
    if (e.matches('button')) e.title = say(e.dataset.label);
  }
}

// onChange has f called after each change of the language.
export const onChange = (f) => listeners.push(f);

export async function use(next) {
  const answer = await fetch(`words/${next}`);
  words = await answer.json();
  language = next;
  document.documentElement.lang = next;
  label(document);
  for (const f of listeners) f();
}

// preferred is the language chosen before, else the browser's.
export const preferred = () =>
  localStorage.getItem('language') ?? (navigator.language.toLowerCase().startsWith('en') ? 'en' : 'vi');

export async function choose(next) {
  await use(next);
  localStorage.setItem('language', next);
}
