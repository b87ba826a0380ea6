// Files of the site as they were built, or not at all. Each is named with the SHA-256 of what must be in it: `app.js sha256-…`.

export const beside = (name) => new URL(name, import.meta.url);

export async function fetched(file, cache) {
  const [name, integrity] = file.split(' ');
  const response = await fetch(beside(name), { integrity, cache });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

// Of a script that is imported no browser of old compares anything; what it has just compared, it has.
export async function imported(file) {
  await fetched(file);
  return import(beside(file.split(' ')[0]));
}
