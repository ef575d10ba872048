/** The build takes styles as they are imported. */
declare module '*.css';
