// The package ships its single dictionaries without types.
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
