import { formatted, link } from './text.js';
import { say } from './words.js';

const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

// word is an element whose text follows the page's language.
const word = (tag, className, name) => {
  const element = make(tag, className, say(name));
  element.dataset.word = name;
  return element;
};

// fillMessage makes an item of the log show an entry. The phone says where its files are and does what is asked.
export function fillMessage(item, entry, phone) {
  item.className = entry.bot ? 'message bot' : 'message person';
  const bubble = make('div', 'bubble');
  if (entry.photo) bubble.append(photo(entry.photo, phone));
  if (entry.document) bubble.append(paper(entry.document, phone));
  if (entry.sticker) bubble.append(word('p', 'text', 'sticker'));
  if (entry.text) {
    const text = make('div', 'text');
    text.append(formatted(entry.text, entry.entities, phone.send));
    bubble.append(text);
  }
  bubble.append(about(entry));
  item.replaceChildren(bubble);
  if (entry.buttons) item.append(keyboard(entry, phone));
}

function about(entry) {
  const line = make('p', 'about');
  if (entry.protected) line.append(word('span', 'protected', 'protected'));
  if (entry.edited) line.append(word('span', 'edited', 'edited'));
  const time = make('time', '', entry.time);
  time.dateTime = `${entry.day}T${entry.time}`;
  line.append(time);
  return line;
}

function photo(file, phone) {
  const open = make('button', 'photo');
  open.type = 'button';
  open.dataset.label = 'picture';
  open.setAttribute('aria-label', say('picture'));
  const image = make('img');
  image.alt = '';
  image.width = file.width;
  image.height = file.height;
  image.src = phone.fileAddress(file);
  open.append(image);
  open.addEventListener('click', () => phone.enlarge(image.src));
  return open;
}

function paper(file, phone) {
  const a = make('a', 'document');
  a.href = phone.fileAddress(file);
  a.download = file.name;
  const size = file.size < 1024 ? `${file.size} B` : `${Math.round(file.size / 1024)} KB`;
  const name = make('span', 'name', file.name);
  const what = make('span', 'size', `${size} · `);
  what.append(word('span', '', 'download'));
  const mark = make('span', 'mark', '↓');
  mark.setAttribute('aria-hidden', 'true');
  a.append(mark, name, what);
  return a;
}

function keyboard(entry, phone) {
  const rows = make('div', 'buttons');
  for (const row of entry.buttons) {
    const line = make('div', 'row');
    line.append(...row.map((b) => button(b, entry.message, phone)));
    rows.append(line);
  }
  return rows;
}

function button(b, message, phone) {
  if (b.url) {
    const a = link(b.url);
    a.className = 'button';
    a.textContent = `${b.label} ↗`;
    return a;
  }
  const press = make('button', 'button', b.label);
  press.type = 'button';
  if (b.copy) {
    press.addEventListener('click', () => phone.copy(b.copy));
    return press;
  }
  press.dataset.data = b.data;
  press.addEventListener('click', () => phone.press(message, b.data));
  return press;
}
