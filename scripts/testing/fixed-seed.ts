import fc from 'fast-check';

// A change is judged by the same examples as the one before it; `npm run test:explore` looks for new ones.
fc.configureGlobal({ seed: 20_261_130 });
