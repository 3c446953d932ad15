/** Need: an address that a stranger gave never lets the stranger into our own network (OWASP: SSRF). */
import { expect, test } from 'vitest'
import { isInward, isLoopback } from './inward-address.ts'

test.each([
  '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254',
  '100.64.0.1', '100.127.255.255', '192.0.2.1', '198.18.0.1', '198.19.255.255', '224.0.0.1', '255.255.255.255',
  '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', 'fc00::1', 'fd12::1',
  'fe80::1', 'fec0::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001:0:4136:e378::', '100::1', 'no address', '',
])('%s points inward', (address) => expect(isInward(address)).toBe(true))

test.each([
  '8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '192.0.1.1', '223.255.255.255',
  '2001:4860:4860::8888', '2400:cb00::1',
])('%s is in the open', (address) => expect(isInward(address)).toBe(false))

test('this machine is known from other nets of its own', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1'].map(isLoopback)).toEqual([true, true, true])
  expect(['10.0.0.1', '169.254.169.254', '::', 'fe80::1', 'x'].map(isLoopback)).toEqual([false, false, false, false, false])
})
