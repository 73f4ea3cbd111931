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
  let address = plain(peer ?? '');
  const hops = trusted && forwarded ? readHops(forwarded) : [];
  while (trusted && hops.length && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) {
    const hop = plain(hops.pop()?.trim() ?? '');
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

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

const longest_header = 1000;

// What proxies appended stands at the right; of a header made too long on purpose only that part is read.
function readHops(forwarded: string): string[] {
  const hops = forwarded.slice(-longest_header).split(',');
  return forwarded.length > longest_header ? hops.slice(1) : hops;
}

/** The eight groups of an IPv6 address without leading zeros, `::` written out; an embedded IPv4 becomes two groups. */
export function ipv6Groups(address: string): string[] {
  const bare = address.replace(/^\[|\]$|%.*$/g, '');
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(missing).fill('0'), ...right];
}
