// In two parts, so that no virus scanner takes this file for the test file.
const eicar = Buffer.from(['EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE'].join(''))

/** The text every virus scanner must find: https://www.eicar.org/download-anti-malware-testfile. */
export const hasTestVirus = (bytes: Buffer) => bytes.includes(eicar)

const script = /<script|<\?php|<svg[\s>]|<html[\s>]|<iframe|javascript:|onerror\s*=|onload\s*=|#!\/(?:usr\/)?bin\//i

/** Whether words inside a picture would run somewhere. */
export const hasScript = (bytes: Buffer) => script.test(bytes.toString('latin1')) || script.test(bytes.toString('utf16le'))

const signatures = [
  Buffer.from('PK\u0003\u0004'),
  Buffer.from('PK\u0005\u0006'),
  Buffer.from('%PDF-'),
  Buffer.from('Rar!\u001a'),
  Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  Buffer.from('This program cannot be run in DOS mode'),
  Buffer.from([0x7f, 0x45, 0x4c, 0x46]),
]

/** Whether a second file, or something that runs, is hidden in these bytes. */
export const hidesFile = (bytes: Buffer) => hasScript(bytes) || signatures.some((one) => bytes.includes(one))
