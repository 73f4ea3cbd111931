import { BlockList, isIP } from 'node:net';

/**
 * Who really calls, behind proxies: walks X-Forwarded-For from the right while the peer is one of the trusted networks.
 * In: the peer's address, the header, a matcher from `trustedNetworks`. Out: an IP address, or `0.0.0.0` when there is none.
 */
export function callerAddress(
  peer: string | undefined,
  forwarded: string | null | undefined,
  trusted: BlockList | null,
): string {
  let address = plainAddress(peer ?? '');
  const hops = trusted && forwarded ? readHops(forwarded) : [];
  while (trusted && hops.length && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) {
    const hop = plainAddress(hops.pop()?.trim() ?? '');
    if (!isIP(hop)) break;
    address = hop;
  }
  return isIP(address) ? address : '0.0.0.0';
}

/** A matcher for networks in CIDR notation (`10.0.0.0/8`, `::1/128`, a single address); null for none. */
export function trustedNetworks(networks: readonly string[]): BlockList | null {
  if (networks.length === 0) return null;
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}

/** The address without the IPv6 mapping that a dual socket adds to IPv4, without zone and brackets. */
export function plainAddress(address: string): string {
  return address.replace(/^\[|\]$|%.*$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Whether an address or host name is this machine itself. */
export function isLoopback(host: string): boolean {
  const plain = plainAddress(host);
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** What of an address counts as one caller: IPv4 whole, IPv6 its /64. */
export function callerNetwork(address: string): string {
  const plain = plainAddress(address);
  return isIP(plain) === 6 ? ipv6Groups(plain).slice(0, 4).join(':') : plain;
}

const longest_header = 1000;

// What proxies appended stands at the right; of a header made too long on purpose only that part is read.
function readHops(forwarded: string): string[] {
  const hops = forwarded.slice(-longest_header).split(',');
  return forwarded.length > longest_header ? hops.slice(1) : hops;
}

/** The eight groups of an IPv6 address without leading zeros, `::` written out; an embedded IPv4 becomes two groups. */
export function ipv6Groups(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address.replace(/^\[|\]$|%.*$/g, '')}]`).hostname
    .slice(1, -1)
    .split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(missing).fill('0'), ...right];
}
