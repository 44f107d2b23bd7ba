export declare function splitInto<T>(list: T[], size: number): T[][]
export declare function splitIntoIds(text: string): number[]
