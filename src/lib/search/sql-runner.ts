/** What search needs of a database: a Prisma client or transaction client fits. Values are always bound. */
export type SqlRunner = {
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe<T>(query: string, ...values: unknown[]): Promise<T>;
};
