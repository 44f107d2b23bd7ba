export interface ModuleResolver {
  /** A file of the project; a package outside it; or a path that would be the file if it existed. */
  resolve(specifier: string, from: string): Resolution
}

export type Resolution =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package'; readonly name: string; readonly installed: boolean; readonly target?: string }
  | { readonly kind: 'missing'; readonly target?: string }
