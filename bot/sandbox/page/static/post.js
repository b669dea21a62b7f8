// Requests to the program. They answer with an error message, or "" when all went well.

async function post(path, body) {
  try {
    const answer = await fetch(path, { method: 'POST', body });
    return answer.ok ? '' : answer.status === 413 ? 'too_large' : 'failed';
  } catch {
    return 'failed';
  }
}

const json = (path, value) => post(path, JSON.stringify(value));

export const write = (phone, text) => json(`phones/${phone}/messages`, { text });
export const press = (phone, message, data) => json(`phones/${phone}/presses`, { message, data });
export const sendMade = (phone, name) => json(`phones/${phone}/made`, { name });
export const attach = (phone, file) => post(`phones/${phone}/files?name=${encodeURIComponent(file.name)}`, file);
export const speak = (language) => json('language', { language });
export const reach = (reachable) => json('telegram', { reachable });
export const advance = (step) => json('clock', { step });
