/** Style sheets that come with a piece of the program: Vite makes a file of them. */
declare module '*.css'
