/** Nobody will take this mail as it is; trying again is of no use. `reason`: an SMTP reply code or the field at fault. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly reason: string;
  constructor(reason: string, cause?: unknown) {
    super(`mail refused: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Nobody could take the mail now; try again later. `reason`: an SMTP reply code or the code of a system error. */
export class MailDeferred extends Error {
  override readonly name = 'MailDeferred';
  readonly reason: string;
  constructor(reason: string, cause?: unknown) {
    super(`mail deferred: ${reason}`, { cause });
    this.reason = reason;
  }
}
