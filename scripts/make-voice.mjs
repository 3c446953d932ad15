/**
 * Usage: node scripts/make-voice.mjs. Makes what the boards of halls say (web/src/portal/voice): digits and two
 * phrases by espeak-ng, a chime of two tones, as small mono MP3s. Needs `espeak-ng` and `lame` (Debian packages of the
 * same names). The files are kept in the repository, so that no installation needs either.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TO = fileURLToPath(new URL('../web/src/portal/voice/', import.meta.url))
/** Words a minute: slow enough for a hall that echoes. */
const PACE = '135'
const RATE = 22_050
const WORDS = {
  '0': 'không', '1': 'một', '2': 'hai', '3': 'ba', '4': 'bốn', '5': 'năm', '6': 'sáu', '7': 'bảy', '8': 'tám', '9': 'chín',
  'moi-so': 'mời số', 'den-quay-so': 'đến quầy số',
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-voice-'))
try {
  for (const [name, text] of Object.entries(WORDS)) {
    const wav = join(folder, `${name}.wav`)
    execFileSync('espeak-ng', ['-v', 'vi', '-s', PACE, '-a', '180', '-w', wav, text])
    encode(wav, name)
  }
  const chime = join(folder, 'chuong.wav')
  writeFileSync(chime, wavOf([...tone(659.26, 0.45), ...tone(523.25, 0.8)]))
  encode(chime, 'chuong')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function encode(wav, name) {
  execFileSync('lame', ['--quiet', '-m', 'm', '-b', '48', '--resample', '22.05', '-t', wav, join(TO, `${name}.mp3`)])
}

/** A struck bell: a tone with its third harmonic, which fades. */
function tone(hertz, seconds) {
  return Array.from({ length: Math.round(RATE * seconds) }, (_, n) => {
    const at = n / RATE
    const wave = Math.sin(2 * Math.PI * hertz * at) + 0.25 * Math.sin(6 * Math.PI * hertz * at)
    return 0.55 * wave * Math.exp(-4 * at) * Math.min(1, at / 0.005)
  })
}

/** 16 bits, mono (RIFF). */
function wavOf(samples) {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + 2 * samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(2 * RATE, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(2 * samples.length, 40)
  const body = Buffer.alloc(2 * samples.length)
  samples.forEach((sample, n) => body.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, sample))), 2 * n))
  return Buffer.concat([head, body])
}
