// `npm run check`: what can be known in under a minute, and without a build. For use while working.
import { conclude, runSteps, steps } from './runSteps.js';

conclude(await runSteps([steps.lint(), ...steps.allTypes(), steps.units()]));
