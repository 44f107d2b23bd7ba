export * from './elsewhere'
export * from './anywhere'
