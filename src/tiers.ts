/** When V8 compiles a function once more, for speed: later than it would by itself. Only for a process of our own. */
import { setFlagsFromString } from 'node:v8';

/**
 * A build runs a second or two through much code. By V8's own measure a good part of it is compiled again by TurboFan, in
 * threads that a small machine has no room for, and most of that is not made up for: builds of 5 to 1,000 articles take less
 * CPU time so, cold or with one added. By the major version of Node: the flag has changed its name, and from 24 on Maglev
 * stands in between.
 */
const LATER = new Map([
  ['20', '--interrupt-budget=400000'],
  ['22', '--invocation-count-for-turbofan=20000'],
]);

const flag = LATER.get(process.versions.node.split('.')[0] ?? '');
if (flag !== undefined) setFlagsFromString(flag);
