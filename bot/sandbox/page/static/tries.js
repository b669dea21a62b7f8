// What one may try first: lines that are sent as they stand, and files that the program makes and an admin sends.

const lines = {
  officer: ['try_score', 'try_raise', 'try_overdue', 'try_week'],
  chair: ['try_rank', 'try_trend', 'try_warnings', 'try_week'],
  admin: ['try_overview', 'try_week', 'try_report'],
};
const files = { admin: ['file_late', 'file_wrong'] };

// fillTries puts a phone's buttons into its list, which is open where there is room.
export function fillTries(list, phone, word) {
  const offer = (name, act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.word = name;
    button.addEventListener('click', act);
    list.lastElementChild.append(button);
    return button;
  };
  for (const name of lines[phone.role] ?? []) offer(name, () => phone.send(word(name)));
  for (const name of files[phone.role] ?? []) offer(name, () => phone.sendMade(name)).className = 'file';
  list.open = matchMedia('(min-width: 961px) and (min-height: 600px)').matches;
}
