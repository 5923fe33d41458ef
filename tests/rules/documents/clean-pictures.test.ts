import { expect, test } from 'vitest'
import { cleanJpeg } from '../../../rules/documents/clean-jpeg.ts'
import { cleanPng } from '../../../rules/documents/clean-png.ts'
import { readOrientation } from '../../../rules/documents/exif-orientation.ts'
import { app, cameraExif, chunk, comment, sampleJpeg, samplePng } from '../../support/documents/sample-files.ts'

const exif = (orientation: number) => app(1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), cameraExif(orientation)]))
const orientationOf = (jpeg: Buffer) => {
  const at = jpeg.indexOf('Exif\0\0', 0, 'latin1')
  return at < 0 ? undefined : readOrientation(jpeg.subarray(at + 6))
}

test('what a camera notes in a photo is taken out, and the photo stays the right way up', () => {
  const xmp = app(1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Anna</x:xmpmeta>'))
  for (const orientation of [1, 3, 6, 8]) {
    const cleaned = cleanJpeg(sampleJpeg(exif(orientation), xmp, app(13, Buffer.from('Photoshop 3.0 Anna')), comment('van Anna')))
    if (!cleaned.ok) throw new Error(cleaned.reason)
    expect(cleaned.bytes.toString('latin1')).not.toMatch(/Amsterdam|Anna|Photoshop/)
    expect(orientationOf(cleaned.bytes)).toBe(orientation === 1 ? undefined : orientation)
    expect(cleaned.stripped).toEqual(['camera', 'words'])
    expect(cleanJpeg(cleaned.bytes)).toMatchObject({ ok: true, bytes: cleaned.bytes })
  }
})

test('a photo without anything in it is kept byte for byte, colours of Adobe included', () => {
  const adobe = app(14, Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1'))
  expect(cleanJpeg(sampleJpeg(adobe))).toEqual({ ok: true, bytes: sampleJpeg(adobe), stripped: [] })
})

test('the small picture in a JFIF header and what is glued behind are left out', () => {
  const cleaned = cleanJpeg(Buffer.concat([sampleJpeg(), Buffer.from('\0\0\0\x18ftypmp42 the moment before')]))
  expect(cleaned).toEqual({ ok: true, bytes: sampleJpeg(), stripped: ['appended'] })
})

test('texts, time and place are taken out of a png, its turn stays', () => {
  const own = [
    chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
    chunk('tEXt', Buffer.from('Author\0Anna')),
    chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0Anna')),
    chunk('tIME', Buffer.alloc(7)),
  ]
  const cleaned = cleanPng(samplePng([...own, chunk('eXIf', cameraExif(6))]))
  if (!cleaned.ok) throw new Error(cleaned.reason)
  expect(cleaned.bytes.toString('latin1')).not.toMatch(/Anna|Amsterdam/)
  expect(cleaned.bytes.includes('gAMA')).toBe(true)
  expect(readOrientation(cleaned.bytes.subarray(cleaned.bytes.indexOf('eXIf') + 4))).toBe(6)
  expect(cleaned.stripped).toEqual(['words', 'camera'])
  expect(cleanPng(samplePng(own.slice(0, 1)))).toMatchObject({ ok: true, stripped: [] })
})

test('one wrong bit in a png is noticed', () => {
  const bytes = samplePng()
  for (let at = 8; at < bytes.length; at += 3) {
    const wrong = Buffer.from(bytes)
    wrong[at]! ^= 0x10
    expect(cleanPng(wrong).ok).toBe(false)
  }
})
