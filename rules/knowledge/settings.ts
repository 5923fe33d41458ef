import type { Kind } from './features.ts'

/** How often a feature must occur to be kept; chosen by cross-validation, as everything here. */
export const least: Record<Kind, number> = { stem: 1, pair: 1, concept: 1, conceptPair: 2, letters: 2 }

/** How much each kind of feature counts in a question's vector. */
export const kindWeights: Record<Kind, number> = { stem: 1, pair: 0.6, concept: 1, conceptPair: 0.4, letters: 1 }

export const softmaxOptions = { epochs: 5, rate: 0.7, smoothing: 0.05, least: 0.005 }
export const bayesOptions = { prior: 0.02, strength: 1.5 }

/** Most wrong answers the threshold may give among the trials of cross-validation, which hold many more strange questions than people ask. */
export const mostWrong = 0.004

/** From which chance that one of three choices is right they are offered. */
export const chooseFrom = 0.15
