// pg publishes the file (exports "./lib/*"), its type declarations do not.
declare module 'pg/lib/utils.js' {
  const utils: {
    /** A value as text or bytes of the protocol; null for null. */ prepareValue(
      value: unknown,
    ): string | Buffer | null;
  };
  export default utils;
}
