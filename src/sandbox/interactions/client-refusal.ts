/** Owns what the client itself refuses, before the bot hears of anything. */

/** `status` is the page's HTTP status; `message` is what the person reads. */
export class ClientRefusal extends Error {
  readonly status: 400 | 403 | 404 | 504;

  constructor(status: ClientRefusal['status'], message: string) {
    super(message);
    this.name = 'ClientRefusal';
    this.status = status;
  }
}
