/**
 * Loaded before the program (`--import`): makes one operation on the disk fail, or kills the program at it. `FAULT` is
 * `count`, `kill:N`, `ENOSPC:N` (from the Nth on, whatever needs space) or `EACCES:N`; N counts from 1 what changes the
 * disk. `unreadable:NAME` refuses to read the files of that name. The number of operations goes to `FAULT_COUNT`, a file, when the program ends.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const [kind, at] = (process.env.FAULT ?? 'count').split(':');
const number = Number(at);
const write = fs.writeFileSync.bind(fs);
const NEEDS_SPACE = new Set([
  'writeFile',
  'mkdir',
  'open',
  'copyFile',
  'cp',
  'link',
  'symlink',
  'appendFile',
  'mkdtemp',
]);
/** Shared by all threads, each of which loads this file. */
if (isMainThread) setEnvironmentData('operations', new SharedArrayBuffer(4));
const operations = new Int32Array(getEnvironmentData('operations'));

function meet(name, path, content) {
  const count = Atomics.add(operations, 0, 1) + 1;
  if (kind === 'kill' && count === number) {
    if (name === 'writeFile' && content !== undefined)
      write(path, Buffer.from(content).subarray(0, Buffer.from(content).length / 2));
    process.kill(process.pid, 'SIGKILL');
    for (;;); // the signal is on its way
  }
  if ((kind === 'ENOSPC' && count >= number && NEEDS_SPACE.has(name)) || (kind === 'EACCES' && count === number)) {
    throw Object.assign(new Error(`${kind}: injected, ${name} '${path}'`), {
      code: kind,
      syscall: name,
      ...(typeof path !== 'number' && { path: String(path) }), // of an open file the system names none
    });
  }
}

// `open` only changes the disk where it writes.
const CHANGES = [...NEEDS_SPACE].filter((name) => name !== 'open').concat('rename', 'rm', 'rmdir', 'unlink');
for (const name of CHANGES) {
  const sync = fs[`${name}Sync`];
  const later = fs.promises[name];
  fs[`${name}Sync`] = (path, ...rest) => {
    meet(name, path, rest[0]);
    return sync.call(fs, path, ...rest);
  };
  fs.promises[name] = async (path, ...rest) => {
    meet(name, path, rest[0]);
    return later.call(fs.promises, path, ...rest);
  };
}
const isForWriting = (flags) => /[wa+]/.test(String(flags ?? 'r'));
const { openSync } = fs;
fs.openSync = (path, flags, ...rest) => {
  if (isForWriting(flags)) meet('open', path);
  return openSync.call(fs, path, flags, ...rest);
};
const { open } = fs.promises;
fs.promises.open = async (path, flags, ...rest) => {
  if (isForWriting(flags)) meet('open', path);
  return open.call(fs.promises, path, flags, ...rest);
};
function refuse(path) {
  if (kind !== 'unreadable' || !String(path).endsWith(at)) return;
  throw Object.assign(new Error(`EACCES: injected, open '${path}'`), { code: 'EACCES', syscall: 'open', path });
}
const { readFileSync } = fs;
fs.readFileSync = (path, ...rest) => {
  refuse(path);
  return readFileSync.call(fs, path, ...rest);
};
const readFile = fs.promises.readFile;
fs.promises.readFile = async (path, ...rest) => {
  refuse(path);
  return readFile.call(fs.promises, path, ...rest);
};
syncBuiltinESMExports();
process.on('exit', () => {
  if (process.env.FAULT_COUNT && isMainThread) write(process.env.FAULT_COUNT, String(operations[0]));
});
