/** `npm run soak`: the long versions of tests that the suite runs in short. */
import { writePart } from './document.ts';
import { soakFaults } from './soak/faults.ts';

writePart('Faults', 'npm run soak', await soakFaults());
