export const createSchema = (options: object) => options
