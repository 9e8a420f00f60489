/**
 * The names that an ICU message is filled with. Branches of `{n, plural, …}` and `{x, select, …}`
 * are read as messages of their own; what they say is no name.
 */
export function messageBlanks(message: string): string[] {
  const names = new Set<string>();
  let at = 0;

  function readMessage(): void {
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') readArgument();
      else at += 1;
    }
  }
  function readArgument(): void {
    const [opening = '', name = ''] = /^\{\s*(\w+)\s*/.exec(message.slice(at)) ?? [];
    if (name === '') throw new Error(`not an ICU message at ${at}: ${message}`);
    names.add(name);
    at += opening.length;
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') {
        at += 1;
        readMessage();
      }
      at += 1;
    }
    at += 1;
  }

  readMessage();
  return [...names].sort();
}
