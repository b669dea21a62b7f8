const picture = document.getElementById('picture');
const alert = document.getElementById('alert');
const waiting = []; // alerts behind the one that is shown

// enlarge shows a picture alone. Escape, a click or its button closes it.
export function enlarge(address) {
  picture.querySelector('img').src = address;
  picture.showModal();
}

picture.addEventListener('click', () => picture.close());
picture.addEventListener('close', () => picture.querySelector('img').removeAttribute('src'));

// alertWith shows a text that must be dismissed; one after another.
export function alertWith(text) {
  if (alert.open) {
    waiting.push(text);
    return;
  }
  alert.querySelector('p').textContent = text;
  alert.showModal();
}

alert.querySelector('button').addEventListener('click', () => alert.close());
alert.addEventListener('close', () => {
  if (waiting.length > 0) alertWith(waiting.shift());
});
