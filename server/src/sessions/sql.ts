/**
 * Runs one statement of PostgreSQL with its parameters ($1 …) and answers the rows. What is in them is
 * unknown until somebody parses it. JSON comes as parsed values, bigint as number or as text.
 */
export type Sql = (statement: string, parameters?: readonly unknown[]) => Promise<readonly unknown[]>;
