/** The same direction with length 1, in place; nothing but zeros stays as it is. */
export function toUnit(vector: Float32Array): Float32Array {
  let square = 0
  for (const value of vector) square += value * value
  if (square > 0) for (let at = 0; at < vector.length; at++) vector[at]! /= Math.sqrt(square)
  return vector
}
