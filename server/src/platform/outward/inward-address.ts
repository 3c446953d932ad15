import { BlockList, isIP } from 'node:net'

/**
 * What is no place in the open Internet (IANA special-purpose registries): this machine, private nets, link-local with
 * the metadata servers of clouds, carriers' nets, nets of documents and tests, multicast, what is reserved.
 */
const INWARD_4 = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const
/** Within what is global unicast: tunnels that carry an address of version 4 inside, and nets of documents. */
const INWARD_6 = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const

const inward4 = new BlockList()
for (const [net, bits] of INWARD_4) inward4.addSubnet(net, bits, 'ipv4')
const inward6 = new BlockList()
for (const [net, bits] of INWARD_6) inward6.addSubnet(net, bits, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an address of a host points inward; so does all that is no global unicast, whatever it is for. */
export function isInward(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return inward4.check(address, 'ipv4')
  // Of version 6 only what is global: mapped (::ffff:…), translated (64:ff9b::), local and link-local are not.
  return version !== 6 || !global6.check(address, 'ipv6') || inward6.check(address, 'ipv6')
}

/** Whether it is this machine itself. */
export function isLoopback(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6')
}
