export default { then(resolve: any) { resolve(1); } };
