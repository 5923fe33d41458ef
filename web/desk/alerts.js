import { keep } from './storage.js'

const SOUND = 'loket.desk.sound'
const NOTES = [
  { at: 0, hertz: 587 },
  { at: 0.16, hertz: 784 },
]
const lasting = keep('localStorage')

/** A short tone for what is new. Off or on is remembered; browsers play nothing before somebody touched the page. */
export function soundAlerts() {
  let audio
  let on = lasting.read(SOUND) ?? true
  return {
    isOn: () => on,
    turn(to) {
      on = to
      lasting.write(SOUND, to)
    },
    play() {
      if (!on || typeof AudioContext === 'undefined' || !navigator.userActivation?.hasBeenActive) return
      audio ??= new AudioContext()
      for (const { at, hertz } of NOTES) {
        const start = audio.currentTime + at
        const tone = new OscillatorNode(audio, { frequency: hertz })
        const loud = new GainNode(audio, { gain: 0 })
        loud.gain.setValueAtTime(0, start)
        loud.gain.linearRampToValueAtTime(0.08, start + 0.02)
        loud.gain.exponentialRampToValueAtTime(0.0001, start + 0.3)
        tone.connect(loud).connect(audio.destination)
        tone.start(start)
        tone.stop(start + 0.32)
      }
    },
  }
}
