// Control characters, and the overrides that make a name read otherwise than it is: "exe.png" for "gnp.exe".
// eslint-disable-next-line no-control-regex
const hostile = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;
const name_max = 200;

/** A name somebody gave a file, as it may be shown and offered: no folders, no invisible characters, at most 200 with its ending. */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(hostile, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  if (!name) return 'arquivo';
  if (name.length <= name_max) return name;
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  return name.slice(0, name_max - ending.length).toWellFormed() + ending;
}
