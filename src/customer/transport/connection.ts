import type { CustomerMessage, MessageToCustomer } from '../../protocol/index.js';
import type * as socket from '../../socket/connection.js';

/** The customer's line to the server. */
export type Connection = Pick<socket.Connection<CustomerMessage>, 'send' | 'stop'>;

export type ConnectionEvents = socket.ConnectionEvents<MessageToCustomer>;
