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
    into.append(before);
    const element = elementFor(entity, text.slice(entity.offset, end), onCommand);
    fill(element, text, entity.offset, end, inner, onCommand);
    into.append(element);
    at = end;
    if (block && text[at] === '\n') at += 1;
  }
  into.append(text.slice(at, to));
}

function elementFor(entity, text, onCommand) {
  if (entity.type === 'bot_command') {
    const command = document.createElement('button');
    command.type = 'button';
    command.className = 'command';
    command.addEventListener('click', () => onCommand(text));
    return command;
  }
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
