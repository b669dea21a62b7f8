// A message's text with its formatting as elements. Text only ever becomes text nodes.

const tags = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote', spoiler: 'span',
};

// formatted gives nodes for a text. Entities count UTF-16 units, as JavaScript does, and outer ones come first.
// onCommand is called with a command that is clicked.
export function formatted(text, entities, onCommand) {
  const out = document.createDocumentFragment();
  fill(out, text, 0, text.length, [...(entities ?? [])], onCommand);
  return out;
}

const commands = /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,32}(?![\p{L}\p{N}_/<>])/gu;

// plain appends text in which commands can be clicked, also where nobody marked them: Telegram finds them by itself.
function plain(into, text, onCommand) {
  let at = 0;
  const found = into.closest?.('a, button, pre, code') ? [] : text.matchAll(commands);
  for (const match of found) {
    into.append(text.slice(at, match.index), commandFor(match[0], onCommand));
    at = match.index + match[0].length;
  }
  into.append(text.slice(at));
}

function commandFor(text, onCommand) {
  const command = document.createElement('button');
  command.type = 'button';
  command.className = 'command';
  command.textContent = text;
  command.addEventListener('click', () => onCommand(text));
  return command;
}

function fill(into, text, from, to, entities, onCommand) {
  let at = from;
  while (entities.length > 0) {
    const entity = entities.shift();
    const inner = [];
    const end = Math.min(entity.offset + entity.length, to);
    while (entities.length > 0 && entities[0].offset < end) inner.push(entities.shift());
    const block = entity.type === 'pre' || entity.type.endsWith('blockquote');
    let before = text.slice(at, entity.offset);
    if (block && before.endsWith('\n')) before = before.slice(0, -1); // a block begins on its own line as it is
    plain(into, before, onCommand);
    const part = text.slice(entity.offset, end);
    if (entity.type === 'bot_command') {
      into.append(commandFor(part, onCommand));
    } else {
      const element = elementFor(entity, part);
      fill(element, text, entity.offset, end, inner, onCommand);
      into.append(element);
    }
    at = end;
    if (block && text[at] === '\n') at += 1;
  }
  plain(into, text.slice(at, to), onCommand);
}

function elementFor(entity, text) {
  const address = entity.type === 'text_link' ? entity.url : entity.type === 'url' ? text : '';
  if (/^https?:\/\//i.test(address)) return link(address);
  const element = document.createElement(tags[entity.type] ?? 'span');
  if (entity.type === 'spoiler') element.className = 'spoiler';
  if (entity.type === 'pre') element.tabIndex = 0; // wide ones scroll
  return element;
}

// link leads out of the page, and only when it is followed.
export function link(address) {
  const a = document.createElement('a');
  a.href = address;
  a.target = '_blank';
  a.rel = 'noopener noreferrer';
  return a;
}
