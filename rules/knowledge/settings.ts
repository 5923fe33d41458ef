import type { Kind } from './features.ts'

/** How often a feature must occur to be kept; chosen by cross-validation, as everything here. */
export const least: Record<Kind, number> = { stem: 1, pair: 1, concept: 1, conceptPair: 2, letters: 2 }

/** How much each kind of feature counts in a question's vector. */
export const kindWeights: Record<Kind, number> = { stem: 1, pair: 0.6, concept: 1, conceptPair: 0.4, letters: 1 }

/** Length of a vector of words by these weights. */
export const wordsLength = Math.hypot(kindWeights.stem, kindWeights.pair, kindWeights.concept, kindWeights.conceptPair)

export const softmaxOptions = { epochs: 4, rate: 0.8, smoothing: 0.05, least: 0.01 }
export const bayesOptions = { prior: 0.02, strength: 1.5 }

/** From which chance that one of three choices is right they are offered. */
export const chooseFrom = 0.15

/**
 * Shares of wrong answers (to questions with a topic) and of answers to strange questions that cross-validation allows. It asks only wordings that
 * resemble no other phrasing of their topic, and gets some 60% of those right where people's own questions come out right in 87 of 100; so the shares
 * that people meet are a third of these (`docs/knowledge.md`).
 */
export const mostWrong = 0.026
export const mostStrange = 0.05
